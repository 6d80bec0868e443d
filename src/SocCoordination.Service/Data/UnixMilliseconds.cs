using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SocCoordination.Service.Data;

/// <summary>Times are stored as Unix milliseconds, UTC, in every database: they sort, and mean the same in both.</summary>
internal sealed class UnixMilliseconds()
    : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
