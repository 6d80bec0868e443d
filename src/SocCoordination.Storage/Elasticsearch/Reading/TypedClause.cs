using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// What typed fields of the index say about a term: every event that it accepts, and few others. The index reads some
/// values otherwise than the evaluator (it cuts fractions off) or not at all (it then names the field in
/// <c>_ignored</c>, or the store has marked the event <c>soc_store.unread</c>); those events are always among the answers.
/// </summary>
internal static class TypedClause
{
    /// <returns>Null where no typed field says anything.</returns>
    public static JsonObject? Of(EventFilter term) => term switch
    {
        RangeTerm range => KindOf(range.Field) switch
        {
            FieldKind.Number => Ends<NumberComparand>(range, OfNumbers),
            FieldKind.Time => Ends<TimeComparand>(range, OfTimes),
            FieldKind.Address => Ends<AddressComparand>(range, OfAddresses),
            _ => null,
        },
        NetworkTerm network when KindOf(network.Field) is FieldKind.Address => OrUnread(network.Field, QueryDsl.Term(network.Field.Folded, network.Network.ToString())),
        TextTerm { Pattern.Exact: { } exact } text => KindOf(text.Field) switch
        {
            FieldKind.Address when Address.TryParse(exact, out var address) => OrUnread(text.Field, QueryDsl.Term(text.Field.Folded, Text(address))),
            FieldKind.Number when long.TryParse(exact, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => OrUnread(text.Field, QueryDsl.Term(text.Field.Folded, number)),
            _ => null,
        },
        _ => null,
    };

    private static FieldKind? KindOf(FieldName field) => TypedFields.KindOf(field.Folded);

    private static JsonObject? Ends<T>(RangeTerm range, Func<T?, T?, JsonObject?> bounds)
        where T : Comparand =>
        (range.Low ?? range.High)!.At is T && bounds((T?)range.Low?.At, (T?)range.High?.At) is { } found
            ? OrUnread(range.Field, new JsonObject { ["range"] = new JsonObject { [range.Field.Folded] = found } })
            : null;

    /// <summary>One more at each end: fractions are cut off in the index, and digits beyond the 28th rounded in the evaluator.</summary>
    private static JsonObject OfNumbers(NumberComparand? low, NumberComparand? high)
    {
        static long Whole(decimal value, int more) => (long)Math.Clamp(decimal.Truncate(Math.Clamp(value, long.MinValue, long.MaxValue)) + more, long.MinValue, long.MaxValue);
        return Bounds(low is null ? null : Whole(low.Value, -1), high is null ? null : Whole(high.Value, 1));
    }

    private static JsonObject OfTimes(TimeComparand? low, TimeComparand? high)
    {
        // The index cuts to the millisecond, and its format for milliseconds begins at 1970.
        var bounds = Bounds(
            low is null || low.From < DateTimeOffset.UnixEpoch ? null : low.From.ToUnixTimeMilliseconds(),
            high is null ? null : Math.Max(0, high.Until.ToUnixTimeMilliseconds() + 1));
        bounds["format"] = "epoch_millis";
        return bounds;
    }

    /// <summary>The evaluator puts IPv4 before IPv6, the index in its midst: where that would leave something out the index is not asked.</summary>
    private static JsonObject? OfAddresses(AddressComparand? low, AddressComparand? high)
    {
        var lowIsOld = low is not null && IsOld(low.Value);
        var highIsOld = high is not null && IsOld(high.Value);
        var isWhole = (low, high) switch
        {
            (not null, not null) => lowIsOld == highIsOld,
            (not null, null) => !lowIsOld,
            _ => highIsOld,
        };
        return isWhole ? Bounds(low is null ? null : Text(low.Value), high is null ? null : Text(high.Value)) : null;
    }

    private static bool IsOld(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork;

    // Without a scope such as %eth0, which Elasticsearch does not read.
    private static string Text(IPAddress address) => new IPAddress(address.GetAddressBytes()).ToString();

    private static JsonObject Bounds(JsonNode? first, JsonNode? last)
    {
        var bounds = new JsonObject();
        if (first is not null) bounds["gte"] = first;
        if (last is not null) bounds["lte"] = last;
        return bounds;
    }

    private static JsonObject OrUnread(FieldName field, JsonObject clause) =>
        QueryDsl.Any([clause, QueryDsl.Term("_ignored", field.Folded), QueryDsl.Term("soc_store.unread", true)]);
}
