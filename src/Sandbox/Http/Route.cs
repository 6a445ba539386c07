using VillageCloud.Sandbox.Faults;

namespace VillageCloud.Sandbox.Http;

/// <summary>One endpoint. The template's {name} parts match a single segment of the path.</summary>
internal sealed record Route(string Method, string Template, string Name, Func<Call, Answer> Handle)
{
    /// <summary>Where the merchant's number is found: a path part or a body member.</summary>
    public string? NumberFrom { get; init; }

    public string? OpenIdFrom { get; init; }

    public Shape? Body { get; init; }

    public bool NeedsToken { get; init; } = true;

    public bool Matches(Call call)
    {
        var wanted = Template.Split('/');
        var given = call.RawPath.Split('/');
        if (wanted.Length != given.Length)
            return false;
        var values = new Dictionary<string, string>();
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i].StartsWith('{'))
                values[wanted[i].Trim('{', '}')] = Uri.UnescapeDataString(given[i]);
            else if (wanted[i] != given[i])
                return false;
        }

        call.Values = values;
        return true;
    }

    public FaultTarget TargetOf(Call call)
    {
        var number = NumberFrom is null ? null : call.Values.GetValueOrDefault(NumberFrom) ?? call.Text(NumberFrom);
        var openId = OpenIdFrom is null ? null : call.Text(OpenIdFrom);
        return new FaultTarget(Name, call.RawPath, number, openId);
    }
}
