namespace VillageCloud.EndToEnd.Tests.StaffConsole;

/// <summary>A village of its own, in which nothing happens by itself, and the desks of whoever works there.</summary>
[NonParallelizable]
public abstract class ByHandFixture
{
    private readonly List<Desk> desks = [];

    private protected IdleVillage Village { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Open() => Village = await IdleVillage.Open();

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (Village is not null) await Village.DisposeAsync();
    }

    [TearDown]
    public async Task NothingWentWrongUnseen()
    {
        if (TestContext.CurrentContext.Result.FailCount > 0)
            foreach (var desk in desks) await desk.PictureOfFailure(TestContext.CurrentContext.Test.MethodName!);
        foreach (var desk in desks) await desk.NothingWentWrongUnseen();
        desks.Clear();
    }

    private protected async Task<Desk> DeskOf(string user)
    {
        var desk = await Desk.Of(user, await PlayedVillage.Browser, Village.World.Api);
        desks.Add(desk);
        return desk;
    }
}
