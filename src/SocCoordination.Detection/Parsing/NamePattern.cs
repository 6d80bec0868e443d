using System.IO.Enumeration;
using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Parsing;

/// <summary>Chooses the search identifiers that <c>1 of pattern</c> stands for.</summary>
internal static class NamePattern
{
    public static IReadOnlyList<SearchIdentifier> Choose(ConditionQuantifier quantifier, IReadOnlyList<SearchIdentifier> searches) =>
        [.. searches.Where(search => Fits(quantifier, search.Name))];

    private static bool Fits(ConditionQuantifier quantifier, string name) =>
        quantifier.Them ? !name.StartsWith('_') : FileSystemName.MatchesSimpleExpression(quantifier.Pattern, name, ignoreCase: false);
}
