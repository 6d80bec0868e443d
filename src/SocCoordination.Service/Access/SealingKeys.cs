using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SocCoordination.Service.Data.Secrets;

namespace SocCoordination.Service.Access;

/// <summary>The keys that seal cookies and forms, kept with the installation's secrets, so that what one node sealed another opens.</summary>
internal sealed class SealingKeys(ISecrets secrets) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. new[] { "key-", "revocation-" }.SelectMany(secrets.All).Select(Read)];

    public void StoreElement(XElement element, string friendlyName) =>
        secrets.Keep(friendlyName + ".xml", Encoding.UTF8.GetBytes(element.ToString()));

    private static XElement Read(byte[] kept)
    {
        using var stream = new MemoryStream(kept);
        return XElement.Load(stream);
    }
}
