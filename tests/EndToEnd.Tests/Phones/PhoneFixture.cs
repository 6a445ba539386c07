using VillageCloud.DevHost.Story;
using VillageCloud.EndToEnd.Tests.Browsers;

namespace VillageCloud.EndToEnd.Tests.Phones;

/// <summary>Phones in a village. Every test ends with phones on which nothing went wrong unseen.</summary>
[NonParallelizable]
public abstract class PhoneFixture
{
    /// <summary>Pixels: what people read at all, what old people read, and what they hit.</summary>
    protected const double SmallestType = 12;
    protected const double LargeType = 18;
    protected const double LargeTarget = 60;

    private readonly List<Phone> phones = [];
    private StoryWorld? own;

    private protected Chromium Chromium { get; private set; } = null!;

    protected StoryWorld World { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task Open()
    {
        Chromium = await PlayedVillage.Browser;
        World = await Village();
        await Prepare();
        await PutPhonesAway();
    }

    [OneTimeTearDown]
    public async Task Leave()
    {
        if (own is not null) await own.DisposeAsync();
    }

    [TearDown]
    public async Task PutPhonesAway()
    {
        var test = TestContext.CurrentContext;
        if (test.Result.FailCount > 0)
            foreach (var phone in phones) await phone.PictureOfFailure(test.Test.MethodName!);
        var used = phones.ToList();
        phones.Clear();
        foreach (var phone in used) await phone.NothingWentWrongUnseen();
    }

    /// <summary>A new one, which nobody else enters.</summary>
    protected virtual async Task<StoryWorld> Village() =>
        own = await StoryWorld.OneProcess(database: null, CancellationToken.None);

    /// <summary>What has happened in the village before the first test.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    private protected async Task<Phone> PhoneOf(string person)
    {
        var phone = await Phone.Of(person, Chromium, World);
        phones.Add(phone);
        return phone;
    }
}
