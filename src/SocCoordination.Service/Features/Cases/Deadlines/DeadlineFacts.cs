using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>Somebody judged that something which the law names holds for a case, or no longer does.</summary>
internal sealed record MomentDeclared(string Case, Trigger What, bool Holds) : CaseFact(Case);

/// <summary>A notice or report that the law asks for went out.</summary>
/// <param name="Duty">See <see cref="Deadline.Duty"/>: deadlines of the same duty are met together.</param>
/// <param name="Form">What was sent.</param>
/// <param name="Reference">Its number, or to whom and how.</param>
internal sealed record NoticeSent(string Case, string Duty, string FormVi, string FormEn, string Article, string? Reference) : CaseFact(Case);
