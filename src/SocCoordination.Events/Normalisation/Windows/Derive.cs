using System.Buffers.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>The ways in which a value of the event data becomes ECS fields. What stands there already stays.</summary>
internal static class Derive
{
    public static readonly Derivation Executable = Path(Fields.ProcessExecutable, Fields.ProcessName);
    public static readonly Derivation ParentExecutable = Path(Fields.ProcessParentExecutable, Fields.ProcessParentName);
    public static readonly Derivation CommandLine = Text(Fields.ProcessCommandLine);
    public static readonly Derivation ParentCommandLine = Text(Fields.ProcessParentCommandLine);
    public static readonly Derivation ProcessId = Number(Fields.ProcessPid);
    public static readonly Derivation ParentProcessId = Number(Fields.ProcessParentPid);
    public static readonly Derivation EntityId = Text(Fields.ProcessEntityId);
    public static readonly Derivation UserName = Text(Fields.UserName);
    public static readonly Derivation UserDomain = Text(Fields.UserDomain);
    public static readonly Derivation UserId = Text(Fields.UserId);
    public static readonly Derivation TargetName = Text(Fields.UserTargetName);
    public static readonly Derivation TargetDomain = Text(Fields.UserTargetDomain);
    public static readonly Derivation TargetId = Text(Fields.UserTargetId);

    public static Derivation Text(EcsField field) => (draft, value) => draft.SetIfAbsent(field, value);

    /// <summary>Decimal, or hexadecimal behind <c>0x</c>.</summary>
    public static Derivation Number(EcsField field) => (draft, value) =>
    {
        var isHex = value.Span.StartsWith("0x"u8);
        var digits = isHex ? value.Span[2..] : value.Span;
        if (!draft.Tree.Has(field) && Utf8Parser.TryParse(digits, out long number, out var read, isHex ? 'x' : 'D') && read == digits.Length && number >= 0)
            draft.SetNumber(field, number);
    };

    /// <summary>A path, and the name at its end.</summary>
    public static Derivation Path(EcsField path, EcsField name) => (draft, value) =>
    {
        draft.SetIfAbsent(path, value);
        draft.SetIfAbsent(name, value[(value.Span.LastIndexOfAny((byte)'\\', (byte)'/') + 1)..]);
    };

    public static void FilePath(EventDraft draft, ReadOnlyMemory<byte> value)
    {
        var slash = value.Span.LastIndexOf((byte)'\\');
        var name = value[(slash + 1)..];
        var dot = name.Span.LastIndexOf((byte)'.');
        draft.SetIfAbsent(Fields.FilePath, value);
        draft.SetIfAbsent(Fields.FileName, name);
        if (slash > 0)
            draft.SetIfAbsent(Fields.FileDirectory, value[..slash]);
        if (dot >= 0)
            draft.SetIfAbsent(Fields.FileExtension, name[(dot + 1)..]);
    }

    /// <summary><c>DOMAIN\name</c></summary>
    public static void Account(EventDraft draft, ReadOnlyMemory<byte> value)
    {
        var slash = value.Span.IndexOf((byte)'\\');
        if (slash > 0)
            draft.SetIfAbsent(Fields.UserDomain, value[..slash]);
        draft.SetIfAbsent(Fields.UserName, value[(slash + 1)..]);
    }

    /// <summary>An address that may be a mapped IPv4 one; the local machine is written <c>::1</c>, <c>127.0.0.1</c> or <c>LOCAL</c>.</summary>
    public static void SourceIp(EventDraft draft, ReadOnlyMemory<byte> value)
    {
        if (!draft.Tree.Has(Fields.SourceIp))
            draft.SetSource(IpText.Canonical(value) is { IsEmpty: false } ip ? ip : value);
    }

    public static void DestinationIp(EventDraft draft, ReadOnlyMemory<byte> value)
    {
        if (!draft.Tree.Has(Fields.DestinationIp))
            draft.SetDestination(IpText.Canonical(value) is { IsEmpty: false } ip ? ip : value);
    }

    /// <summary>0 stands for none.</summary>
    public static Derivation Port(EcsField field) => (draft, value) =>
    {
        if (!value.Span.SequenceEqual("0"u8) && !draft.Tree.Has(field))
            draft.SetNumber(field, value);
    };

    /// <summary><c>SHA1=…,MD5=…,SHA256=…,IMPHASH=…</c> to fields named after each, in lower case.</summary>
    public static Derivation Hashes(EcsField below) => (draft, value) =>
    {
        var tree = draft.Tree;
        var hashes = tree.Object(below);
        for (var scanner = new LineScanner(value); !scanner.AtEnd;)
        {
            if (!scanner.TakeUntil((byte)'=', out var name))
                break;
            if (!scanner.TakeUntil((byte)',', out var hash))
            {
                hash = scanner.Rest;
                scanner.Advance(hash.Length);
            }

            if (name.Length is > 0 and <= 16 && hash.Length <= 128)
                tree.SetText(hashes, Lower(name, tree.Arena), Lower(hash, tree.Arena));
        }

        if (tree.FirstChild(hashes) == EventTree.None)
            tree.Remove(hashes);
    };

    private static ReadOnlyMemory<byte> Lower(ReadOnlyMemory<byte> text, Arena arena)
    {
        var lower = arena.Take(text.Length);
        text.CopyTo(lower);
        foreach (ref var character in lower.Span)
            character = character is >= (byte)'A' and <= (byte)'Z' ? (byte)(character | 0x20) : character;
        return lower;
    }
}
