using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Database;

namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>The days that the store keeps, in order, and the files that it cannot read. Readers take what <see cref="Days"/> is at that moment.</summary>
internal sealed class DayCatalogue
{
    private const string DateFormat = "yyyy-MM-dd";

    private readonly string _folder;
    private readonly Lock _change = new();
    private ImmutableSortedDictionary<DateOnly, Day> _days = ImmutableSortedDictionary<DateOnly, Day>.Empty;
    private ImmutableList<DamagedDay> _damaged = [];

    private DayCatalogue(string folder) => _folder = folder;

    /// <summary>By date, the earliest first.</summary>
    public ImmutableSortedDictionary<DateOnly, Day> Days => Volatile.Read(ref _days);

    /// <summary>Files that cannot be read.</summary>
    public IReadOnlyList<DamagedDay> Damaged => Volatile.Read(ref _damaged);

    /// <summary>Reads what the folder holds.</summary>
    /// <exception cref="SqliteException">A file cannot be opened, though it is not damaged.</exception>
    public static DayCatalogue Load(string folder)
    {
        var catalogue = new DayCatalogue(folder);
        DayFiles.DeleteRemoved(folder);
        foreach (var path in Directory.EnumerateFiles(folder, "*.db").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            if (!DateOnly.TryParseExact(name.AsSpan(0, Math.Min(name.Length, DateFormat.Length)), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) continue;
            if (name.Length == DateFormat.Length) catalogue.LoadDay(new Day(date, path));
            else catalogue._damaged = catalogue._damaged.Add(DamagedDay.Of(new Day(date, path), "set aside when it was found damaged"));
        }
        return catalogue;
    }

    /// <summary>The day's file, to be made when it is first written.</summary>
    public Day GetOrAdd(DateOnly date)
    {
        lock (_change)
        {
            if (_days.TryGetValue(date, out var day)) return day;
            day = new Day(date, Path.Combine(_folder, date.ToString(DateFormat, CultureInfo.InvariantCulture) + ".db"));
            _days = _days.Add(date, day);
            return day;
        }
    }

    /// <summary>Forgets a day; its file is the caller's to delete.</summary>
    public void Forget(Day day)
    {
        lock (_change) _days = _days.Remove(day.Date);
    }

    /// <summary>Forgets a damaged file; it is the caller's to delete.</summary>
    public void Forget(DamagedDay damaged)
    {
        lock (_change) _damaged = _damaged.Remove(damaged);
    }

    /// <summary>Takes a day whose file cannot be read out of the searches, where every answer names it.</summary>
    public void MarkDamaged(Day day, string reason)
    {
        lock (_change)
        {
            if (!_days.TryGetValue(day.Date, out var kept) || kept != day) return;
            _days = _days.Remove(day.Date);
            if (!_damaged.Exists(known => IsOf(known, day))) _damaged = _damaged.Add(DamagedDay.Of(day, reason));
        }
    }

    /// <summary>Gives a damaged day's file another name, so that the day can begin a new one. What the file still holds is kept for rescue.</summary>
    public void SetAside(Day day, string reason)
    {
        MarkDamaged(day, reason);
        lock (_change)
        {
            var aside = Enumerable.Range(1, int.MaxValue).Select(n => Path.ChangeExtension(day.Path, $".damaged-{n}.db")).First(path => !File.Exists(path));
            foreach (var part in DayFiles.Of(day.Path)) File.Move(part, aside + part[day.Path.Length..]);
            _damaged = _damaged.ConvertAll(damaged => IsOf(damaged, day) ? damaged with { Path = aside } : damaged);
        }
    }

    private static bool IsOf(DamagedDay damaged, Day day) => string.Equals(damaged.Path, day.Path, StringComparison.Ordinal);

    private void LoadDay(Day day)
    {
        try
        {
            if (DayLoader.Load(day)) _days = _days.Add(day.Date, day);
        }
        catch (SqliteException failure) when (SqliteFailure.IsDamage(failure))
        {
            _damaged = _damaged.Add(DamagedDay.Of(day, failure.Message));
        }
    }
}
