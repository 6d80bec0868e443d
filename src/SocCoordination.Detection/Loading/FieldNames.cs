using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Loading;

/// <summary>The names of the fields that an expression reads.</summary>
internal static class FieldNames
{
    public static IReadOnlySet<string> In(Expression expression)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Expression>(ReferenceEqualityComparer.Instance);
        Visit(expression, names, seen);
        return names;
    }

    private static void Visit(Expression expression, SortedSet<string> names, HashSet<Expression> seen)
    {
        switch (expression)
        {
            case AllOf all:
                foreach (var part in all.Parts) Visit(part, names, seen);
                break;
            case AnyOf any:
                foreach (var part in any.Parts) Visit(part, names, seen);
                break;
            case Not not:
                Visit(not.Inner, names, seen);
                break;
            case Named named when seen.Add(named):
                Visit(named.Body, names, seen);
                break;
            case FieldTest test:
                if (!test.Field.IsWholeEvent) names.Add(test.Field.Name);
                if (test.Test is FieldReferenceTest reference) names.Add(reference.Other.Name);
                break;
        }
    }
}
