namespace VillageCloud.Domain.Shared;

/// <summary>Done, or refused for a reason. Never dropped on the floor: look at <see cref="Refusal"/>.</summary>
public readonly record struct Outcome(Refusal? Refusal)
{
    public static readonly Outcome Done = new(null);

    public bool IsRefused => Refusal is not null;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);

    /// <summary>For callers that can't be refused (jobs, seeds): a refusal there must fail visibly.</summary>
    public void OrThrow()
    {
        if (Refusal is { } refusal) throw new RefusedException(refusal);
    }
}

/// <summary>A value, or the reason why there is none.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? value;

    public Outcome(T value) => this.value = value;

    public Outcome(Refusal refusal) => Refusal = refusal;

    public Refusal? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The value; throws when refused, so ask <see cref="IsRefused"/> first.</summary>
    public T Value => Refusal is null ? value! : throw new RefusedException(Refusal);

    public static implicit operator Outcome<T>(T value) => new(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new(refusal);

    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) =>
        Refusal is { } refusal ? new Outcome<TOther>(refusal) : new Outcome<TOther>(map(Value));

    public Outcome WithoutValue() => new(Refusal);

    public T OrThrow() => Value;
}

/// <summary>A refusal where nobody can be asked to do better.</summary>
public sealed class RefusedException(Refusal refusal) : Exception($"{refusal.Code}: {refusal.Sentence}")
{
    public Refusal Refusal { get; } = refusal;
}
