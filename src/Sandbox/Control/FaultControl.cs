using System.Text.Json;
using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Control;

/// <summary>Orders faults and tells how often they fired.</summary>
internal sealed class FaultControl(World world)
{
    public IEnumerable<ControlRoute> Routes() =>
    [
        new("GET", "faults", _ => ControlCall.Ok(world.Faults.All())),
        new("GET", "faults/known", _ => ControlCall.Ok(FaultCatalogue.All)),
        new("POST", "faults", Order),
        new("DELETE", "faults", _ => Clear()),
        new("DELETE", "faults/{number}", Remove),
    ];

    private Answer Order(ControlCall call)
    {
        var id = call.Text("id") ?? "";
        if (!FaultCatalogue.All.ContainsKey(id))
            return ControlCall.Error($"fault_unknown: {id}");
        var parameters = new Dictionary<string, string>();
        if (call.Find("parameters") is { ValueKind: JsonValueKind.Object } given)
        {
            foreach (var member in given.EnumerateObject())
                parameters[member.Name] = member.Value.ToString();
        }

        return ControlCall.Ok(world.Faults.Add(number => new Fault
        {
            Number = number,
            Id = id,
            Match = call.Read<FaultMatch>("match") ?? new FaultMatch(),
            Times = (int)(call.Whole("times") ?? 1),
            Probability = call.Number("probability") ?? 1,
            Parameters = parameters,
        }));
    }

    private Answer Clear()
    {
        world.Faults.Clear();
        return Answer.NoContent();
    }

    private Answer Remove(ControlCall call) =>
        int.TryParse(call.Value("number"), out var number) && world.Faults.Remove(number)
            ? Answer.NoContent()
            : ControlCall.Error("fault_unknown", 404);
}
