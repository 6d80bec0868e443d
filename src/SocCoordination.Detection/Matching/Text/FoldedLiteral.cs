using System.Text;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>A rule's literal as bytes, in the form in which values are compared.</summary>
internal static class FoldedLiteral
{
    public static byte[] Of(string text, bool cased = false) => Encoding.UTF8.GetBytes(cased ? text : CaseFold.Of(text));
}
