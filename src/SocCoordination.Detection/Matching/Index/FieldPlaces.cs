using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>The places in an event that expressions ask about.</summary>
internal static class FieldPlaces
{
    public static IReadOnlySet<string> In(IEnumerable<Expression> expressions)
    {
        var places = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var expression in expressions) Visit(expression, places, seen);
        return places;
    }

    private static void Visit(Expression expression, HashSet<string> places, HashSet<object> seen)
    {
        switch (expression)
        {
            case AllOf all when seen.Add(all):
                foreach (var part in all.Parts) Visit(part, places, seen);
                break;
            case AnyOf any when seen.Add(any):
                foreach (var part in any.Parts) Visit(part, places, seen);
                break;
            case Not not:
                Visit(not.Inner, places, seen);
                break;
            case Named named when seen.Add(named):
                Visit(named.Body, places, seen);
                break;
            case FieldTest test:
                if (seen.Add(test.Field)) places.UnionWith(test.Field.Paths);
                if (test.Test is FieldReferenceTest reference && seen.Add(reference.Other)) places.UnionWith(reference.Other.Paths);
                break;
        }
    }
}
