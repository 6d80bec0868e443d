using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Parsing;

/// <summary>A place in a text file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Mark(int Line, int Column);
