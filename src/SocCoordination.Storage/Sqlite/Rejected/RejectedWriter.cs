using System.Globalization;
using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Database;

namespace SocCoordination.Storage.Sqlite.Rejected;

/// <summary>Writes rejected lines and drops the oldest beyond the bound, counting them by agency. For the writer's thread.</summary>
internal sealed class RejectedWriter(string path, int maxLines) : IDisposable
{
    private const int MaxLine = 8192, MaxText = 1024;

    // Lines of unknown senders have no agency; no agency has this number.
    internal const int NoAgency = int.MinValue;

    private SqliteConnection? _connection;

    public string Path => path;

    /// <exception cref="EventStoreUnavailableException">The file or disk does not take them.</exception>
    public void Write(IReadOnlyList<IReadOnlyList<RejectedLine>> batches) => InTransaction(connection =>
    {
        using var insert = new SqliteStatement(connection, "INSERT INTO line (at, agency, source, reason, line, length) VALUES (?, CASE ?2 WHEN ?7 THEN NULL ELSE ?2 END, ?3, ?4, ?5, ?6)");
        foreach (var line in batches.SelectMany(lines => lines))
        {
            insert.Bind(1, line.At.ToUnixTimeMilliseconds()).Bind(2, line.AgencyId ?? NoAgency).Bind(7, NoAgency)
                .BindText(3, Cut(line.Source)).BindText(4, Cut(line.Reason)).Bind(5, line.Line.Span[..Math.Min(line.Line.Length, MaxLine)]).Bind(6, line.Length).Run();
        }
        DayDatabase.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO dropped SELECT ifnull(agency, {NoAgency}), count(*) FROM line WHERE seq <= (SELECT max(seq) FROM line) - {maxLines} GROUP BY 1 ON CONFLICT DO UPDATE SET lines = lines + excluded.lines;
            DELETE FROM line WHERE seq <= (SELECT max(seq) FROM line) - {maxLines};
            """));
    });

    /// <summary>Removes what arrived before a time.</summary>
    public void RemoveBefore(DateTimeOffset time) => InTransaction(connection =>
        DayDatabase.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"DELETE FROM line WHERE seq <= (SELECT max(seq) FROM line WHERE at < {time.ToUnixTimeMilliseconds()})")));

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];

    private void InTransaction(Action<SqliteConnection> write)
    {
        try
        {
            _connection ??= RejectedDatabase.OpenToWrite(path);
            using var transaction = _connection.BeginTransaction();
            write(_connection);
            transaction.Commit();
        }
        catch (SqliteException failure)
        {
            Dispose();
            throw SqliteFailure.Outside(failure, path)
                ?? new EventStoreUnavailableException($"Rejected lines cannot be kept in {path}: move the file away if it is damaged. ({failure.Message})", failure);
        }
    }
}
