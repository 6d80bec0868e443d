using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>Users and groups that are made, changed or removed: useradd, usermod, userdel, groupadd, gpasswd, passwd, chage.</summary>
internal sealed class Accounts : ILineSource
{
    public bool Recognises(LogLine line) => line.Program.Span switch
    {
        { IsEmpty: true } => IsUnmistakable(line.TextSpan),
        var name when name.StartsWith("user"u8) || name.StartsWith("group"u8) || name.StartsWith("newusers"u8) => true,
        var name => name.SequenceEqual("gpasswd"u8) || name.SequenceEqual("passwd"u8) || name.SequenceEqual("chage"u8) || name.SequenceEqual("chpasswd"u8),
    };

    public bool TryRead(LogLine line, EventDraft draft)
    {
        AuthLog.Begin(draft, line.Program.Span);
        var text = line.Text;
        if (text.Span.StartsWith("new user: "u8))
            ReadNew(text, draft, EventClass.UserCreation, "user_created"u8, Fields.UserTargetName, Fields.UserTargetId, " UID="u8);
        else if (text.Span.StartsWith("new group: "u8) || text.Span.StartsWith("group added to "u8))
            ReadNew(text, draft, EventClass.GroupCreation, "group_created"u8, Fields.GroupName, Fields.GroupId, " GID="u8);
        else if (text.Span.StartsWith("delete user "u8))
            Read(text, draft, EventClass.UserDeletion, "user_deleted"u8, Fields.UserTargetName);
        else if (text.Span.StartsWith("removed group "u8) || text.Span.StartsWith("group '"u8))
            Read(text, draft, EventClass.GroupDeletion, "group_deleted"u8, Fields.GroupName);
        else if (text.Span.StartsWith("add '"u8))
            ReadMembership(text, draft, "group_member_added"u8);
        else if (text.Span.StartsWith("delete '"u8) || text.Span.StartsWith("removed '"u8))
            ReadMembership(text, draft, "group_member_removed"u8);
        else if (text.Span.StartsWith("user "u8) && text.Span.IndexOf(" to group "u8) > 0)
            ReadGpasswd(text, draft);
        else if (Quoted(text, 0, out _) is { IsEmpty: false })
            Read(text, draft, EventClass.UserChange, "user_changed"u8, Fields.UserTargetName);
        else
            draft.Classify(EventClass.UserChange);
        return true;
    }

    /// <summary>Without its program, as rsyslog's default JSON leaves it.</summary>
    private static bool IsUnmistakable(ReadOnlySpan<byte> text) =>
        text.StartsWith("new user: name="u8) || text.StartsWith("new group: name="u8) || text.StartsWith("delete user '"u8)
        || (text.StartsWith("add '"u8) && text.IndexOf("' to group '"u8) > 0);

    /// <summary><c>new user: name=deploy, UID=1001, …</c></summary>
    private static void ReadNew(
        ReadOnlyMemory<byte> text, EventDraft draft, EventClass place, ReadOnlySpan<byte> action, EcsField name, EcsField id, ReadOnlySpan<byte> idName)
    {
        Finish(draft, place, action);
        draft.Set(name, Value(text, "name="u8));
        draft.Set(id, Value(text, idName));
    }

    private static void Read(ReadOnlyMemory<byte> text, EventDraft draft, EventClass place, ReadOnlySpan<byte> action, EcsField name)
    {
        Finish(draft, place, action);
        draft.Set(name, Quoted(text, 0, out _));
    }

    /// <summary><c>add 'deploy' to group 'sudo'</c>, also <c>to shadow group</c>.</summary>
    private static void ReadMembership(ReadOnlyMemory<byte> text, EventDraft draft, ReadOnlySpan<byte> action)
    {
        Finish(draft, EventClass.GroupChange, action);
        draft.Set(Fields.UserTargetName, Quoted(text, 0, out var end));
        draft.Set(Fields.GroupName, Quoted(text, end, out _));
    }

    /// <summary><c>user deploy added by root to group sudo</c></summary>
    private static void ReadGpasswd(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var scanner = new LineScanner(text["user ".Length..]);
        draft.Set(Fields.UserTargetName, scanner.TakeWord());
        var added = scanner.Skip("added by "u8);
        if (added || scanner.Skip("removed by "u8))
            draft.Set(Fields.UserName, scanner.TakeWord());
        if (scanner.TakeUntil("group "u8, out _))
            draft.Set(Fields.GroupName, scanner.TakeWord());
        Finish(draft, EventClass.GroupChange, added ? "group_member_added"u8 : "group_member_removed"u8);
    }

    private static void Finish(EventDraft draft, EventClass place, ReadOnlySpan<byte> action)
    {
        draft.Classify(place);
        draft.SetAction(action);
        draft.SetOutcome(success: true);
    }

    private static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> text, ReadOnlySpan<byte> name)
    {
        var start = text.Span.IndexOf(name);
        if (start < 0)
            return default;
        var value = text[(start + name.Length)..];
        var end = value.Span.IndexOfAny((byte)',', (byte)' ');
        return end < 0 ? value : value[..end];
    }

    private static ReadOnlyMemory<byte> Quoted(ReadOnlyMemory<byte> text, int from, out int end)
    {
        end = text.Length;
        var start = text.Span[from..].IndexOf((byte)'\'');
        if (start < 0)
            return default;
        start += from + 1;
        var length = text.Span[start..].IndexOf((byte)'\'');
        if (length < 0)
            return default;
        end = start + length + 1;
        return text.Slice(start, length);
    }
}
