using VillageCloud.Sandbox.Chance;

namespace VillageCloud.Sandbox.Faults;

/// <summary>The faults ordered so far. Each place that can go wrong asks here whether it should.</summary>
internal sealed class FaultBook(Dice dice)
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];
    private int last;

    public Fault Add(Func<int, Fault> make)
    {
        lock (gate)
        {
            var fault = make(++last);
            faults.Add(fault);
            return fault;
        }
    }

    public IReadOnlyList<Fault> All()
    {
        lock (gate)
            return [.. faults];
    }

    public void Clear()
    {
        lock (gate)
            faults.Clear();
    }

    public bool Remove(int number)
    {
        lock (gate)
            return faults.RemoveAll(fault => fault.Number == number) > 0;
    }

    /// <summary>The first fault of this id that fires for the target, already counted as a hit.</summary>
    public Fault? Take(string id, FaultTarget target)
    {
        lock (gate)
        {
            foreach (var fault in faults)
            {
                if (fault.Id == id && fault.Times != 0 && fault.Match.Fits(target) && Fires(fault))
                    return fault;
            }

            return null;
        }
    }

    private bool Fires(Fault fault)
    {
        fault.Seen++;
        if (fault.Match.Nth is { } nth && fault.Seen != nth)
            return false;
        if (fault.Probability < 1 && dice.Fraction() >= fault.Probability)
            return false;
        fault.Hits++;
        if (fault.Times > 0)
            fault.Times--;
        return true;
    }
}
