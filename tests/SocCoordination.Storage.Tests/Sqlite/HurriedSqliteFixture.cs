namespace SocCoordination.Storage.Tests.Sqlite;

/// <summary>A store whose searches have hardly any time, so that nearly every page is cut and continued.</summary>
public sealed class HurriedSqliteFixture : SqliteFixture
{
    public HurriedSqliteFixture() => Configure = options => options with { SearchTime = TimeSpan.FromTicks(1) };
}
