using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using VillageCloud.Admin;
using VillageCloud.Domain.Shared;
using VillageCloud.Features.People.Staff;
using VillageCloud.Features.Village.Cooperatives;

namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>The door that every call of the console goes through, with the hand of a test on it: it can be held shut,
/// so that a page shows that it is loading; it can refuse, so that a page shows that; it can lead into another village,
/// in which nothing has happened. Whatever passes is the real thing.</summary>
internal sealed class HeldDoor(
    IServiceScopeFactory scopes, AuthenticationStateProvider authentication, HeldDoor.Hand hand)
    : ConsoleScope(scopes, authentication)
{
    protected override async Task<Outcome> Enter(IServiceProvider scope, StaffIdentity me)
    {
        await hand.Opened;
        if (hand.Refusal is { } refusal) return refusal;
        // Nobody is signed in there: the door is only walked around.
        return hand.Elsewhere is { } village
            ? await scope.GetRequiredService<EnterVillage>().Run(village, CancellationToken.None)
            : await base.Enter(scope, me);
    }

    internal sealed class Hand
    {
        private TaskCompletionSource opened = Done();

        public Task Opened => opened.Task;

        public Refusal? Refusal { get; set; }

        /// <summary>Another village to look into than one's own.</summary>
        public string? Elsewhere { get; set; }

        public void Hold() => opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void LetGo()
        {
            Refusal = null;
            Elsewhere = null;
            _ = opened.TrySetResult();
        }

        private static TaskCompletionSource Done()
        {
            var done = new TaskCompletionSource();
            done.SetResult();
            return done;
        }
    }

    internal sealed record GoneFishing() : Refusal("test.gone_fishing", "账房去钓鱼了，请稍后再来");
}
