using SocCoordination.Events.Normalisation;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

public sealed class When_many_threads_normalise
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    [Fact]
    public void Should_each_get_what_one_alone_gets()
    {
        var documents = Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".ecs.json", StringComparison.Ordinal))
            .Select(file => Arrivals.Document(File.ReadAllBytes(file)))
            .ToArray();
        var expected = documents.Select(Normalise).ToArray();
        Parallel.For(0, 200, _ => Assert.Equal(expected, documents.Select(Normalise)));
    }

    [Fact]
    public void Should_leave_nothing_of_one_event_in_the_next()
    {
        var small = Arrivals.Document("""{"message":"x"}""");
        var expected = Normalise(small);
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
        {
            Arrivals.Normaliser.Normalise(Arrivals.Document(File.ReadAllBytes(file)));
            Arrivals.Normaliser.Normalise(Arrivals.Frame(File.ReadAllBytes(file)));
            Assert.Equal(expected, Normalise(small));
        }
    }

    private static string Normalise(Arrival arrival)
    {
        var normalised = Arrivals.Normaliser.Normalise(arrival);
        return normalised.IsEvent ? normalised.Event.Id + " " + Convert.ToHexString(normalised.Event.Document.Span) : normalised.Rejection.Reason;
    }
}
