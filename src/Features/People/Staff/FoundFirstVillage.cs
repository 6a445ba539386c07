using Microsoft.EntityFrameworkCore;
using VillageCloud.Data;
using VillageCloud.Domain.People.Staff;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.Features.People.Staff;

/// <summary>The first village of an installation, founded from a page by whoever holds the link that the process
/// printed. Every further one is founded at the server.</summary>
public sealed class FoundFirstVillage(VillageDb db, FoundVillage found, ResetStaff reset, FirstRunDoor door)
{
    /// <summary>Why the page is closed; done while it is open.</summary>
    public async Task<Outcome> Look(string token, CancellationToken ct)
    {
        if (await db.Cooperatives.AnyAsync(ct)) return new FirstVillageStands();
        return door.Fits(token) ? Outcome.Done : new FirstRunLinkInvalid();
    }

    public async Task<Outcome<Result>> Run(Command command, CancellationToken ct)
    {
        if (StaffMember.NameOf(command.Founder).Refusal is { } nameless) return nameless;
        if ((await Look(command.Token, ct)).Refusal is { } closed) return closed;
        if (!door.Take(command.Token)) return new FirstRunLinkInvalid();
        var founded = await found.Run(new(command.Slug, command.Name, command.Form, command.Founder), ct);
        if (founded.Refusal is { } refusal)
        {
            door.GiveBack(command.Token);
            return refusal;
        }

        // After the founding, not with it: if this fails, the village stands and 'staff reset' makes the link.
        var founder = StaffMember.NameOf(command.Founder).OrThrow();
        return (await reset.Run(new(founder), ct)).Map(link => new Result(command.Slug, link.Token));
    }

    /// <param name="Token">The secret of the printed link.</param>
    /// <param name="Founder">Name of the first member of staff.</param>
    public sealed record Command(string Token, string Slug, string Name, LegalForm Form, string Founder);

    /// <param name="Invitation">The secret of the founder's own link.</param>
    public sealed record Result(string Slug, string Invitation);
}

public sealed record FirstVillageStands()
    : Refusal("first_run.village_stands", "这台服务器上已经有村了，请登录；再建一个村，请管服务器的人用命令 village found")
{
    public override RefusalKind Kind => RefusalKind.Conflict;
}

public sealed record FirstRunLinkInvalid()
    : Refusal("first_run.link_invalid", "这个链接不对、过期了，或者用过了。请管服务器的人重新启动程序，它会打印一个新链接")
{
    public override RefusalKind Kind => RefusalKind.NotFound;
}
