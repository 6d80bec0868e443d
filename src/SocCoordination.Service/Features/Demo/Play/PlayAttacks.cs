using SocCoordination.Service.Features.Demo.Stories;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>One attack after another. Each ended just now by its own times, and arrives in parts, as from a shipper that catches up.</summary>
internal sealed class PlayAttacks(DemoDoors doors, LineTemplate template, DemoOptions options, TimeProvider clock, Random random)
{
    private const int Part = 40;
    private static readonly TimeSpan AtFirst = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenParts = TimeSpan.FromSeconds(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(AtFirst, clock, cancellationToken);
        for (var told = 0; ; told++)
        {
            await TellAsync(AttackStories.All[told % AttackStories.All.Count], cancellationToken);
            // The second follows soon: a visitor's first minute should show more than one thing.
            await Task.Delay(told == 0 ? options.StoryEvery / 4 : options.StoryEvery, clock, cancellationToken);
        }
    }

    /// <summary>Ships the whole story.</summary>
    public async Task TellAsync(AttackStory story, CancellationToken cancellationToken)
    {
        var attacker = $"203.0.113.{random.Next(2, 250)}";
        foreach (var part in Lines(story, attacker, clock.GetUtcNow()).Chunk(Part))
        {
            await doors.ShipAsync(story.Agency, part, cancellationToken);
            await Task.Delay(BetweenParts, clock, cancellationToken);
        }
    }

    private IEnumerable<(LineShape, string, string)> Lines(AttackStory story, string attacker, DateTimeOffset end)
    {
        var at = end - story.Length;
        foreach (var step in story.Steps)
        {
            for (var round = 0; round < step.Repeat; round++, at += step.Every)
            {
                foreach (var line in step.Lines)
                    yield return (step.Shape, story.Host, template.Fill(line, at, step.Repeat == 1 ? 1 : round + 10, story.Host, attacker));
            }
        }
    }
}
