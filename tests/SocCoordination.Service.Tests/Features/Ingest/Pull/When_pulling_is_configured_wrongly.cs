using Microsoft.Extensions.Options;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Ingest.Pull;

public sealed class When_pulling_is_configured_wrongly
{
    [Theory]
    [InlineData("Name=", "Ingest:Pull:0:Name is missing")]
    [InlineData("Url=es:9200", "Ingest:Pull:0:Url is es:9200; expected an address such as https://")]
    [InlineData("Url=https://es-1:9200, es-2:9200", "Ingest:Pull:0:Url has es-2:9200; expected an address such as https://")]
    [InlineData("Url=http://a:b@es:9200", "Ingest:Pull:0:Url holds a login")]
    [InlineData("Indices:0=Filebeat-*", "Ingest:Pull:0:Indices has “Filebeat-*”")]
    [InlineData("Indices:0=other:logs-*", "of this cluster")]
    [InlineData("Agency= ", "Ingest:Pull:0:Agency is missing")]
    [InlineData("From=-1.00:00:00", "Ingest:Pull:0:From is")]
    [InlineData("Every=00:00:00", "Ingest:Pull:0:Every is")]
    [InlineData("Username=soc", "Ingest:Pull:0:Password is missing for the user soc")]
    [InlineData("CertificateAuthority=/nope.pem", "Ingest:Pull:0:CertificateAuthority: /nope.pem cannot be read")]
    [InlineData("Index=logs", "Index")]
    public async Task Should_not_start_and_name_the_key(string setting, string said)
    {
        string[] right = ["--Ingest:Pull:0:Name=a", "--Ingest:Pull:0:Url=http://127.0.0.1:1", "--Ingest:Pull:0:Indices:0=filebeat-*", "--Ingest:Pull:0:Agency=1"];

        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => RunningService.StartEmptyAsync([.. right, "--Ingest:Pull:0:" + setting]));

        Assert.Contains(said, string.Join('\n', wrong.Failures));
    }
}
