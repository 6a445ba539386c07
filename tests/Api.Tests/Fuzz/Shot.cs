using System.Text;

namespace VillageCloud.Api.Tests.Fuzz;

/// <summary>One request, as it is sent and as it is told when it went wrong.</summary>
internal sealed class Shot(string method, string address)
{
    private const int Told = 600;

    public string Method { get; } = method;

    public string Address { get; } = address;

    public List<(string Name, string Value)> Headers { get; } = [];

    public string? ContentType { get; set; }

    public byte[]? Body { get; set; }

    public HttpRequestMessage ToRequest(Uri host)
    {
        // As it stands: a client would tidy up dots and escapes, and with them what is to be tried.
        var uri = new Uri(
            $"{host.ToString().TrimEnd('/')}{Address}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (ContentType is not null) request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                _ = request.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    public override string ToString()
    {
        var headers = string.Join(" | ", Headers.Select(static one => $"{one.Name}: {one.Value}"));
        var body = Body is null ? "no body" : $"{Body.Length} bytes: {Encoding.UTF8.GetString(Body)}";
        var all = $"{Method} {Address} | {headers} | {ContentType} | {body}";
        return all.Length <= Told ? all : all[..Told] + "…";
    }
}
