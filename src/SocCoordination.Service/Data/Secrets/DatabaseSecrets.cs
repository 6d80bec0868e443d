using Npgsql;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data.Secrets;

/// <summary>Secrets in the database that the nodes share. Those of a node's folder are taken over, so that sessions and links outlive <c>soc migrate</c>.</summary>
internal sealed class DatabaseSecrets(PostgreSqlDatabase database, FolderSecrets folder) : ISecrets
{
    public IReadOnlyList<byte[]> All(string prefix)
    {
        using var connection = database.Connect();
        foreach (var (name, value) in folder.Files(prefix))
            Add(connection, name, value);
        using var command = new NpgsqlCommand("SELECT value FROM secrets WHERE starts_with(name, @prefix) ORDER BY name", connection);
        command.Parameters.AddWithValue("prefix", prefix);
        using var reader = command.ExecuteReader();
        var found = new List<byte[]>();
        while (reader.Read())
            found.Add(reader.GetFieldValue<byte[]>(0));
        return found;
    }

    public byte[] Keep(string name, byte[] value)
    {
        using var connection = database.Connect();
        Add(connection, name, value);
        using var command = new NpgsqlCommand("SELECT value FROM secrets WHERE name = @name", connection);
        command.Parameters.AddWithValue("name", name);
        return (byte[])command.ExecuteScalar()!;
    }

    private static void Add(NpgsqlConnection connection, string name, byte[] value)
    {
        using var command = new NpgsqlCommand("INSERT INTO secrets (name, value) VALUES (@name, @value) ON CONFLICT DO NOTHING", connection);
        command.Parameters.AddWithValue("name", name);
        command.Parameters.AddWithValue("value", value);
        command.ExecuteNonQuery();
    }
}
