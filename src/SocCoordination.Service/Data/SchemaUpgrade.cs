using System.Data.Common;
using System.Globalization;
using System.Reflection;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data;

/// <summary>Brings a database to this version's schema: the numbered SQL scripts of its kind, each in one transaction, each once.</summary>
/// <param name="kind">The folder of its scripts.</param>
/// <param name="takeTurn">Waits, in a transaction, for other nodes that start at the same time; null where a transaction does that by itself.</param>
internal sealed class SchemaUpgrade(string kind, string? takeTurn = null)
{
    public async Task ApplyAsync(DbConnection connection, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using (var transaction = await BeginAsync(connection, cancellationToken))
        {
            await RunAsync(connection, transaction, "CREATE TABLE IF NOT EXISTS schema_version (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)", cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        var applied = await AppliedAsync(connection, cancellationToken);
        var scripts = Scripts().ToList();
        if (applied > scripts.Count)
            throw new DatabaseUnusableException($"The database has schema version {applied}, this program knows {scripts.Count}: it was used by a newer version. Start that version, or restore a backup.");
        foreach (var script in scripts.Where(script => script.Number > applied))
            await ApplyAsync(connection, script, clock, cancellationToken);
    }

    private async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (takeTurn is not null)
            await RunAsync(connection, transaction, takeTurn, cancellationToken);
        return transaction;
    }

    private async Task ApplyAsync(DbConnection connection, Script script, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var transaction = await BeginAsync(connection, cancellationToken);
        if (await AppliedAsync(connection, cancellationToken, transaction) >= script.Number)
            return;
        await RunAsync(connection, transaction, script.Text, cancellationToken);
        var record = string.Create(CultureInfo.InvariantCulture, $"INSERT INTO schema_version VALUES ({script.Number}, '{script.Name}', {clock.GetUtcNow().ToUnixTimeMilliseconds()})");
        await RunAsync(connection, transaction, record, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private IEnumerable<Script> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = $"Scripts.{kind}.";
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name, name[prefix.Length..]));
    }

    private static Script Read(Assembly assembly, string resource, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new Script(int.Parse(name[..4], CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(name), reader.ReadToEnd());
    }

    private static async Task<int> AppliedAsync(DbConnection connection, CancellationToken cancellationToken, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT COALESCE(MAX(number), 0) FROM schema_version";
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // our own embedded scripts
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed record Script(int Number, string Name, string Text);
}
