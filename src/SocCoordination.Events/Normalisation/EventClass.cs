using System.Text;

namespace SocCoordination.Events.Normalisation;

/// <summary>A place in ECS's categorisation: <c>event.category</c> and <c>event.type</c>, each a list of its allowed values.</summary>
internal sealed class EventClass(string categories, string types)
{
    public static readonly EventClass Web = new("web", "access");
    public static readonly EventClass WebError = new("web", "error");
    public static readonly EventClass Logon = new("authentication", "start");
    public static readonly EventClass Logoff = new("authentication", "end");
    public static readonly EventClass AuthenticationInfo = new("authentication", "info");
    public static readonly EventClass SessionStart = new("session", "start");
    public static readonly EventClass SessionEnd = new("session", "end");
    public static readonly EventClass ProcessStart = new("process", "start");
    public static readonly EventClass ProcessEnd = new("process", "end");
    public static readonly EventClass ProcessAccess = new("process", "access");
    public static readonly EventClass ProcessChange = new("process", "change");
    public static readonly EventClass ProcessInfo = new("process", "info");
    public static readonly EventClass Library = new("library", "start");
    public static readonly EventClass Driver = new("driver", "start");
    public static readonly EventClass FileCreation = new("file", "creation");
    public static readonly EventClass FileChange = new("file", "change");
    public static readonly EventClass FileDeletion = new("file", "deletion");
    public static readonly EventClass FileAccess = new("file", "access");
    public static readonly EventClass Registry = new("registry configuration", "change");
    public static readonly EventClass Connection = new("network", "connection start");
    public static readonly EventClass ConnectionEnd = new("network", "connection end");
    public static readonly EventClass ConnectionAllowed = new("network", "connection allowed");
    public static readonly EventClass ConnectionDenied = new("network", "connection denied");
    public static readonly EventClass NetworkInfo = new("network", "info");
    public static readonly EventClass ShareAccess = new("network file", "access");
    public static readonly EventClass Dns = new("network", "connection protocol info");
    public static readonly EventClass Intrusion = new("intrusion_detection network", "info");
    public static readonly EventClass UserCreation = new("iam", "user creation");
    public static readonly EventClass UserChange = new("iam", "user change");
    public static readonly EventClass UserDeletion = new("iam", "user deletion");
    public static readonly EventClass GroupCreation = new("iam", "group creation");
    public static readonly EventClass GroupChange = new("iam", "group change");
    public static readonly EventClass GroupDeletion = new("iam", "group deletion");
    public static readonly EventClass PrivilegedLogon = new("iam", "admin");
    public static readonly EventClass Configuration = new("configuration", "change");
    public static readonly EventClass ServiceCreation = new("configuration", "creation");
    public static readonly EventClass ServiceDeletion = new("configuration", "deletion");
    public static readonly EventClass LogCleared = new("iam", "admin change");
    public static readonly EventClass Malware = new("malware", "info");
    public static readonly EventClass Host = new("host", "info");

    public ReadOnlyMemory<byte> Categories { get; } = Json(categories);

    public ReadOnlyMemory<byte> Types { get; } = Json(types);

    private static byte[] Json(string words) => Encoding.UTF8.GetBytes("[\"" + words.Replace(" ", "\",\"", StringComparison.Ordinal) + "\"]");
}
