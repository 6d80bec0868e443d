using System.Globalization;
using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Database;

namespace SocCoordination.Storage.Sqlite.Rejected;

/// <summary>Reads rejected lines.</summary>
internal sealed class RejectedReader(string path)
{
    /// <exception cref="EventStoreUnavailableException">The file cannot be read.</exception>
    public RejectedLines Read(IReadOnlyCollection<int>? agencies, int limit, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return new RejectedLines([], 0, 0);
        try
        {
            using var connection = RejectedDatabase.OpenToRead(path);
            var scope = agencies is null ? "1" : $"agency IN ({string.Join(',', agencies.Select(agency => agency.ToString(CultureInfo.InvariantCulture)))})";
            return new RejectedLines(
                Lines(connection, scope, limit, cancellationToken),
                Number(connection, $"SELECT count(*) FROM line WHERE {scope}"),
                Number(connection, $"SELECT ifnull(sum(lines), 0) FROM dropped WHERE {scope}"));
        }
        catch (SqliteException failure)
        {
            throw SqliteFailure.Outside(failure, path) ?? new EventStoreUnavailableException($"Rejected lines cannot be read from {path}. ({failure.Message})", failure);
        }
    }

    private static List<RejectedLine> Lines(SqliteConnection connection, string scope, int limit, CancellationToken cancellationToken)
    {
        var lines = new List<RejectedLine>();
        using var row = new SqliteStatement(connection, $"SELECT at, agency, source, reason, line, length FROM line WHERE {scope} ORDER BY seq DESC LIMIT ?");
        row.Bind(1, limit);
        while (row.Step())
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Add(new RejectedLine(
                DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(0)),
                row.IsNull(1) ? null : (int)row.Integer(1),
                row.Text(2), row.Text(3), row.Blob(4).ToArray(), row.Integer(5)));
        }
        return lines;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var row = new SqliteStatement(connection, sql);
        row.Step();
        return row.Integer(0);
    }
}
