namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>An order that compares without copying what it compares.</summary>
internal interface IOrder<T>
{
    /// <summary>Below 0 where <paramref name="x"/> stands first, 0 where they are equal.</summary>
    static abstract int Compare(in T x, in T y);
}
