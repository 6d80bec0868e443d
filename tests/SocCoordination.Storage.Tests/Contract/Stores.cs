using SocCoordination.Storage.Tests.Elasticsearch;
using SocCoordination.Storage.Tests.Reference;
using SocCoordination.Storage.Tests.Sqlite;

namespace SocCoordination.Storage.Tests.Contract;

// The suite, once for each store. A store joins with eight lines and a fixture.
public sealed class When_events_are_appended_to_sqlite : When_events_are_appended<SqliteFixture>;

public sealed class When_events_are_searched_in_sqlite : When_events_are_searched<SqliteFixture>;

public sealed class When_events_are_read_from_sqlite : When_events_are_read<SqliteFixture>;

public sealed class When_events_are_counted_in_sqlite : When_events_are_counted<SqliteFixture>;

public sealed class When_an_event_is_looked_up_in_sqlite : When_an_event_is_looked_up<SqliteFixture>;

public sealed class When_lines_are_rejected_in_sqlite : When_lines_are_rejected<SqliteFixture>;

public sealed class When_retention_is_enforced_in_sqlite : When_retention_is_enforced<SqliteFixture>;

public sealed class When_events_are_appended_to_the_reference : When_events_are_appended<ReferenceFixture>;

public sealed class When_events_are_searched_in_the_reference : When_events_are_searched<ReferenceFixture>;

public sealed class When_events_are_read_from_the_reference : When_events_are_read<ReferenceFixture>;

public sealed class When_events_are_counted_in_the_reference : When_events_are_counted<ReferenceFixture>;

public sealed class When_an_event_is_looked_up_in_the_reference : When_an_event_is_looked_up<ReferenceFixture>;

public sealed class When_lines_are_rejected_in_the_reference : When_lines_are_rejected<ReferenceFixture>;

public sealed class When_retention_is_enforced_in_the_reference : When_retention_is_enforced<ReferenceFixture>;

public sealed class When_a_rule_is_asked_of_sqlite : When_a_rule_is_asked<SqliteFixture>;

public sealed class When_a_rule_is_asked_of_the_reference : When_a_rule_is_asked<ReferenceFixture>;

public sealed class When_a_rule_is_asked_of_elasticsearch : When_a_rule_is_asked<ElasticsearchFixture>;

public sealed class When_events_are_appended_to_elasticsearch : When_events_are_appended<ElasticsearchFixture>;

public sealed class When_events_are_searched_in_elasticsearch : When_events_are_searched<ElasticsearchFixture>;

public sealed class When_events_are_read_from_elasticsearch : When_events_are_read<ElasticsearchFixture>;

public sealed class When_events_are_counted_in_elasticsearch : When_events_are_counted<ElasticsearchFixture>;

public sealed class When_an_event_is_looked_up_in_elasticsearch : When_an_event_is_looked_up<ElasticsearchFixture>;

public sealed class When_lines_are_rejected_in_elasticsearch : When_lines_are_rejected<ElasticsearchFixture>;

public sealed class When_retention_is_enforced_in_elasticsearch : When_retention_is_enforced<ElasticsearchFixture>;
