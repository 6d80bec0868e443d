using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Features.Playbooks;

namespace SocCoordination.Service.Tests.Features.Playbooks;

public class When_choosing_a_playbook
{
    private readonly PlaybookCatalogue _catalogue = new(new PlaybookLibrary(Options.Create(new PlaybookOptions()), NullLogger<PlaybookLibrary>.Instance));

    [Theory]
    [InlineData("encryption", "ransomware")]
    [InlineData("defacement", "web-shell")]
    [InlineData("malware", "malware")]
    [InlineData("phishing", "phishing")]
    [InlineData("denial_of_service", "denial-of-service")]
    [InlineData("espionage", "data-leak")]
    [InlineData("sabotage", "ransomware")]
    // Three playbooks name it; the general one answers where nobody chose.
    [InlineData("unauthorized_access", "unauthorised-access")]
    [InlineData("other", "unauthorised-access")]
    public void Should_take_the_one_made_for_the_incident_type(string type, string expected) => Assert.Equal(expected, _catalogue.For(type)?.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("nonsense")]
    public void Should_take_none_where_there_is_none(string? type) => Assert.Null(_catalogue.For(type));
}
