using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Detection;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Features.Ingest.Pull.Model;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Data;

/// <summary>
/// Everything but the events. The schema is the numbered SQL scripts' (see <see cref="SchemaUpgrade"/>); this class maps it
/// and applies the caller's read scope to every query.
/// </summary>
internal sealed class SocDbContext(DbContextOptions<SocDbContext> options, CallerContext caller)
    : IdentityDbContext<Account, IdentityRole<int>, int>(options)
{
    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<AgencySystem> Systems => Set<AgencySystem>();

    public DbSet<SystemHost> SystemHosts => Set<SystemHost>();

    public DbSet<SyslogSender> SyslogSenders => Set<SyslogSender>();

    public DbSet<LogSource> Sources => Set<LogSource>();

    public DbSet<PullStart> PullStarts => Set<PullStart>();

    public DbSet<PullCursor> PullCursors => Set<PullCursor>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<AlertEvent> AlertEvents => Set<AlertEvent>();

    public DbSet<DetectionRecord> Detections => Set<DetectionRecord>();

    public DbSet<CorrelationTurn> CorrelationTurns => Set<CorrelationTurn>();

    public DbSet<Case> Cases => Set<Case>();

    public DbSet<CaseTask> Tasks => Set<CaseTask>();

    public DbSet<CaseNote> Notes => Set<CaseNote>();

    public DbSet<CaseEscalation> Escalations => Set<CaseEscalation>();

    public DbSet<EscalationMessage> EscalationMessages => Set<EscalationMessage>();

    public DbSet<IncidentReport> Reports => Set<IncidentReport>();

    public DbSet<ReportMessage> ReportMessages => Set<ReportMessage>();

    public DbSet<JournalEntry> Journal => Set<JournalEntry>();

    public DbSet<ConsumerCursor> Cursors => Set<ConsumerCursor>();

    public DbSet<ParkedEntry> Parked => Set<ParkedEntry>();

    /// <summary>Read by the filters below at each query, so that it is the caller's of that moment.</summary>
    private ReadScope Scope => caller.Caller.Scope;

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configuration.Properties<Role>().HaveConversion<SnakeCaseEnum<Role>>();
        configuration.Properties<AgencyKind>().HaveConversion<SnakeCaseEnum<AgencyKind>>();
        configuration.Properties<AlertKind>().HaveConversion<SnakeCaseEnum<AlertKind>>();
        configuration.Properties<AlertState>().HaveConversion<SnakeCaseEnum<AlertState>>();
        configuration.Properties<Verdict>().HaveConversion<SnakeCaseEnum<Verdict>>();
        configuration.Properties<CaseStatus>().HaveConversion<SnakeCaseEnum<CaseStatus>>();
        configuration.Properties<Tlp>().HaveConversion<SnakeCaseEnum<Tlp>>();
        configuration.Properties<TaskState>().HaveConversion<SnakeCaseEnum<TaskState>>();
        configuration.Properties<EscalationState>().HaveConversion<SnakeCaseEnum<EscalationState>>();
        configuration.Properties<EscalationMessageKind>().HaveConversion<SnakeCaseEnum<EscalationMessageKind>>();
        configuration.Properties<ReportState>().HaveConversion<SnakeCaseEnum<ReportState>>();
        configuration.Properties<ReportCategory>().HaveConversion<SnakeCaseEnum<ReportCategory>>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        NameIdentityTables(builder);
        MapKeys(builder);
        Scoped(builder);
        SnakeCase.NameEverything(builder);
    }

    private static void NameIdentityTables(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityRole<int>>().ToTable("roles");
        builder.Entity<IdentityUserRole<int>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<int>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<int>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<int>>().ToTable("account_tokens");
        builder.Entity<IdentityRoleClaim<int>>().ToTable("role_claims");
    }

    private static void MapKeys(ModelBuilder builder)
    {
        builder.Entity<Installation>().ToTable("installation").Property(one => one.Id).ValueGeneratedNever();
        builder.Entity<AgencySystem>().HasMany(system => system.Hosts).WithOne().HasForeignKey(host => host.SystemId);
        builder.Entity<Agency>().HasMany(agency => agency.Systems).WithOne().HasForeignKey(system => system.AgencyId);
        builder.Entity<PullStart>().HasKey(start => start.Source);
        builder.Entity<PullCursor>().HasKey(cursor => new { cursor.Source, cursor.IndexUuid, cursor.Shard });
        builder.Entity<Alert>(alert =>
        {
            alert.Ignore(one => one.Number);
            alert.Property(one => one.Version).IsConcurrencyToken();
        });
        builder.Entity<AlertEvent>().HasKey(link => new { link.AlertId, link.EventId });
        builder.Entity<DetectionRecord>().ToTable("detections").HasKey(record => record.Seq);
        builder.Entity<CorrelationTurn>().ToTable("correlation_turn").HasKey(turn => turn.One);
        builder.Entity<Case>(one =>
        {
            one.Property(it => it.Version).IsConcurrencyToken();
            one.HasMany(it => it.Agencies).WithOne().HasForeignKey(link => link.CaseId);
            one.HasMany(it => it.Systems).WithOne().HasForeignKey(link => link.CaseId);
            one.HasMany(it => it.Tasks).WithOne().HasForeignKey(task => task.CaseId);
        });
        builder.Entity<CaseAgency>().ToTable("case_agencies").HasKey(link => new { link.CaseId, link.AgencyId });
        builder.Entity<CaseSystem>().ToTable("case_systems").HasKey(link => new { link.CaseId, link.SystemId });
        builder.Entity<CaseTask>().ToTable("case_tasks");
        builder.Entity<CaseNote>().ToTable("case_notes");
        builder.Entity<CaseEscalation>().Ignore(one => one.IsOverdue)
            .HasMany(one => one.Messages).WithOne().HasForeignKey(message => message.EscalationId);
        builder.Entity<IncidentReport>().HasMany(report => report.Messages).WithOne().HasForeignKey(message => message.ReportId);
        builder.Entity<JournalEntry>().ToTable("journal").HasKey(entry => entry.Seq);
        builder.Entity<JournalEntry>().Property(entry => entry.Seq).ValueGeneratedNever();
        builder.Entity<ConsumerCursor>().ToTable("consumer_cursors").HasKey(cursor => cursor.Consumer);
        builder.Entity<ParkedEntry>().ToTable("parked_entries");
    }

    /// <summary>Who reads what, in one place. What is not named here is read only through commands that the caller's role must allow.</summary>
    private void Scoped(ModelBuilder builder)
    {
        builder.Entity<Agency>().HasQueryFilter(agency => Scope.All || agency.Id == Scope.AgencyId
            || (Scope.Escalated && Cases.Any(one => one.Agencies.Any(link => link.AgencyId == agency.Id))));
        builder.Entity<LogSource>().HasQueryFilter(source => Scope.All || source.AgencyId == Scope.AgencyId);
        builder.Entity<SyslogSender>().HasQueryFilter(sender => Scope.All || sender.AgencyId == Scope.AgencyId);
        builder.Entity<Alert>().HasQueryFilter(alert => Scope.All);
        builder.Entity<Case>().HasQueryFilter(one => Scope.All || (Scope.Escalated && one.EscalatedAt != null));
        builder.Entity<CaseTask>().HasQueryFilter(task => Scope.All);
        builder.Entity<CaseNote>().HasQueryFilter(note => Scope.All);
        builder.Entity<CaseEscalation>().HasQueryFilter(escalation => Scope.All || Scope.Escalated);
        builder.Entity<EscalationMessage>().HasQueryFilter(message => Scope.All || Scope.Escalated);
        builder.Entity<IncidentReport>().HasQueryFilter(report => Scope.All || report.AgencyId == Scope.AgencyId);
        builder.Entity<ReportMessage>().HasQueryFilter(message => Reports.Any(report => report.Id == message.ReportId));
    }
}
