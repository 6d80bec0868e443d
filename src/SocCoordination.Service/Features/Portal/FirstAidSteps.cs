using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>What an untrained officer does, and must not do, before the team calls back.</summary>
/// <param name="Do">In this order.</param>
/// <param name="Avoid">What destroys evidence or makes it worse.</param>
internal sealed record FirstAidSteps(IReadOnlyList<BothLanguages> Do, IReadOnlyList<BothLanguages> Avoid);
