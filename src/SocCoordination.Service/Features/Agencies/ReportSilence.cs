using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Raises an alert for each source that used to send logs and fell silent: a broken shipper, or somebody who switched it off. Sent by the service itself.</summary>
internal static class ReportSilence
{
    public sealed record Command : ICommand<int>;

    public sealed class Handler(SocDbContext database, AlertOpening alerts, IOptionsMonitor<SilenceOptions> options, ProvinceClock province, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            var limit = now - options.CurrentValue.SilentAfter;
            var silent = await (from source in database.Sources
                                join agency in database.Agencies on source.AgencyId equals agency.Id
                                where source.SilentSince == null && source.LastSeen < limit && source.Events > 0 && agency.Active
                                orderby source.Id
                                select new { source, agency.Name }).ToListAsync(cancellationToken);
            foreach (var one in silent)
            {
                one.source.SilentSince = one.source.LastSeen;
                await alerts.OpenAsync(AlertOf(one.source, one.Name, now), one.Name, cancellationToken);
            }

            return silent.Count;
        }

        private Alert AlertOf(LogSource source, string agency, DateTimeOffset now)
        {
            var host = source.Host.Length > 0 ? source.Host : source.Via;
            var since = province.Local(source.LastSeen).ToString("HH:mm dd/MM", null);
            return new Alert
            {
                Key = FormattableString.Invariant($"silence:{source.Id}:{source.LastSeen.ToUnixTimeMilliseconds()}"),
                Kind = AlertKind.Silence,
                RuleId = "silence",
                RuleTitle = "Log source silent",
                Severity = Severity.Low,
                AgencyId = source.AgencyId,
                GroupKey = FormattableString.Invariant($"{source.Id}"),
                EntityField = "host.name",
                Entity = host,
                Host = host,
                SentenceVi = $"Nguồn nhật ký im lặng từ {since}: {host}, {agency}",
                SentenceEn = $"Log source silent since {since}: {host}, {agency}",
                FirstSeen = source.LastSeen,
                LastSeen = now,
                OpenedAt = now,
                Count = 1,
            };
        }
    }
}
