using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Journal;

public sealed class When_a_consumer_keeps_failing
{
    [Fact]
    public async Task Should_park_the_entry_and_go_on_with_the_next()
    {
        await using var service = await RunningService.StartAsync();
        for (var i = 0; i < 3; i++)
            await service.SendAsync(new OpenCase.Command([], $"Sự cố {i}"));
        var scopes = new ScopesWith(service.Services.GetRequiredService<IServiceScopeFactory>(), new Choosy());
        using var dispatcher = new JournalDispatcher(scopes, new NodeDuty { Held = true }, service.Services.GetRequiredService<JournalSignal>(), TimeProvider.System, NullLogger<JournalDispatcher>.Instance);
        await dispatcher.StartAsync(CancellationToken.None);
        while (Choosy.Handled.Count < 2)
            await Task.Delay(50);
        await dispatcher.StopAsync(CancellationToken.None);

        Assert.Equal(["case:SC-" + TimeProvider.System.GetUtcNow().Year + "-0001", "case:SC-" + TimeProvider.System.GetUtcNow().Year + "-0003"], Choosy.Handled);
        var parked = await service.WithDatabaseAsync(database => database.Parked.SingleAsync());
        Assert.Equal("choosy", parked.Consumer);
        Assert.Equal("Sự cố 1 is not to its taste", parked.Error);
        Assert.Equal(5, parked.Tries);
    }

    /// <summary>Fails at one entry, always.</summary>
    private sealed class Choosy : IJournalConsumer
    {
        public static List<string> Handled { get; } = [];

        public string Name => "choosy";

        public IReadOnlySet<string> Kinds { get; } = new HashSet<string> { "case.opened" };

        public Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken cancellationToken)
        {
            if (fact is CaseOpened { Title: "Sự cố 1" })
                throw new InvalidOperationException("Sự cố 1 is not to its taste");
            Handled.Add(entry.Subject);
            return Task.CompletedTask;
        }
    }
}
