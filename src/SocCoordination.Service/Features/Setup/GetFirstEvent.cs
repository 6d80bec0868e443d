using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Setup;

/// <summary>Whether an agency's logs arrive yet. Open to who holds the link that set-up gave, see <see cref="FirstEventWatch"/>.</summary>
internal static class GetFirstEvent
{
    [Allow(Anyone = true)]
    public sealed record Query(string Watch) : IQuery<Found>;

    /// <param name="At">When its first event arrived; null: none yet.</param>
    /// <param name="Host">The host that sent it.</param>
    public sealed record Found(DateTimeOffset? At, string? Host, long Events);

    public sealed class Handler(SocDbContext database, FirstEventWatch watches) : IRequestHandler<Query, Found>
    {
        public async Task<Found> Handle(Query query, CancellationToken cancellationToken)
        {
            var agency = watches.Read(query.Watch) ?? throw Refusal.NotFound("Đường dẫn này đã hết hạn. Đăng nhập và xem trang Nguồn nhật ký.");
            var sources = await database.Sources.IgnoreQueryFilters().AsNoTracking().Where(one => one.AgencyId == agency && one.Events > 0)
                .OrderBy(one => one.FirstSeen).Select(one => new { one.FirstSeen, one.Host, one.Events }).ToListAsync(cancellationToken);
            return new Found(sources.FirstOrDefault()?.FirstSeen, sources.FirstOrDefault()?.Host, sources.Sum(one => one.Events));
        }
    }
}
