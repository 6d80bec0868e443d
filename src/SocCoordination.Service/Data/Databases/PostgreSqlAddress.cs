using Microsoft.Extensions.Options;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>Reads <c>ConnectionStrings:PostgreSql</c>.</summary>
internal static class PostgreSqlAddress
{
    public const string Name = "PostgreSql";

    private const string Key = "ConnectionStrings:" + Name;
    private const string Example = "for example Host=db.example;Database=soc;Username=soc;Password=…";

    /// <exception cref="OptionsValidationException">It is missing or cannot be one.</exception>
    public static NpgsqlConnectionStringBuilder Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw Wrong($"{Key} is missing: it says where PostgreSQL is, {Example}. Where no PostgreSQL is wanted, set Storage:Data to sqlite.");
        NpgsqlConnectionStringBuilder address;
        try
        {
            address = new NpgsqlConnectionStringBuilder(given);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            throw Wrong($"{Key} cannot be read: {error.Message} Write KEY=VALUE pairs with semicolons between them, {Example}.");
        }

        if (string.IsNullOrWhiteSpace(address.Host))
            throw Wrong($"{Key} names no Host; {Example}.");
        return string.IsNullOrWhiteSpace(address.Database) ? throw Wrong($"{Key} names no Database; {Example}.") : address;
    }

    /// <summary>Without the password, for messages.</summary>
    public static string Shown(NpgsqlConnectionStringBuilder address) => FormattableString.Invariant($"{address.Host}:{address.Port}/{address.Database}");

    private static OptionsValidationException Wrong(string message) => new(Key, typeof(StorageOptions), [message]);
}
