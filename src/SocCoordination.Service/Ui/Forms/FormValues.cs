using SocCoordination.Service.Data;

namespace SocCoordination.Service.Ui.Forms;

/// <summary>An enum's values as forms send them.</summary>
internal static class FormValues
{
    public static string FormValue<T>(this T value)
        where T : struct, Enum => SnakeCase.Of(value.ToString());
}
