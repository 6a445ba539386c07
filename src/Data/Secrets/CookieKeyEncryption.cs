using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace VillageCloud.Data.Secrets;

/// <summary>The keys of the console's cookies lie in the database: whoever reads them plain signs in as anybody.
/// </summary>
internal sealed class CookieKeyEncryptor(DataKeys keys) : IXmlEncryptor
{
    internal const string Place = "cookie_keys.xml";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("encrypted", keys.Encrypt(plaintextElement.ToString(SaveOptions.DisableFormatting), Place)),
        typeof(CookieKeyDecryptor));
}

/// <summary>Made by the framework, by the name that stands in the XML.</summary>
public sealed class CookieKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        services.GetRequiredService<DataKeys>().Decrypt(encryptedElement.Value, CookieKeyEncryptor.Place));
}
