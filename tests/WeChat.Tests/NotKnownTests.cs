using VillageCloud.Domain.WeChat;
using VillageCloud.WeChat.Tests.Fakes;

namespace VillageCloud.WeChat.Tests;

/// <summary>"We don't know that number" has many spellings, and only WeChat may say it.</summary>
public sealed class NotKnownTests
{
    [TestCase("ORDER_NOT_EXIST")]
    [TestCase("ORDERNOTEXIST")]
    [TestCase("RESOURCE_NOT_EXISTS")]
    [TestCase("NOT_FOUND")]
    [TestCase("A_WORD_OF_TOMORROW")]
    public async Task A_verified_404_is_not_known_whatever_its_word(string word)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(404, $$"""{"code":"{{word}}","message":"无"}""");

        IsNotKnown(await account.Account.Payments.Query("T1", CancellationToken.None), word);
        IsNotKnown(await account.Account.Payments.Close("T1", CancellationToken.None), word);
        IsNotKnown(await account.Account.Payments.QueryRefund("R1", CancellationToken.None), word);
        IsNotKnown(await account.Account.Transfers.Query("P1", CancellationToken.None), word);
    }

    [TestCase("")]
    [TestCase("{}")]
    public async Task A_verified_404_without_any_word_stays_unclear(string body)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(404, body);

        Assert.That(
            await account.Account.Payments.Query("T1", CancellationToken.None),
            Is.TypeOf<GatewayResult<PaymentReport>.Unknown>());
    }

    [Test]
    public async Task A_404_that_WeChat_did_not_sign_says_nothing()
    {
        using var account = new TestAccount();
        foreach (var answer in new Func<HttpResponseMessage>[]
        {
            static () => FakeWeChat.Unsigned(404, "<html><h1>404 Not Found</h1></html>"),
            static () => FakeWeChat.Unsigned(404, """{"code":"ORDER_NOT_EXIST","message":"no"}"""),
            () => account.WeChat.Signed(404, """{"code":"ORDER_NOT_EXIST"}""", TimeSpan.FromMinutes(-6)),
            Spoilt,
        })
        {
            account.WeChat.Always(_ => answer());

            Assert.That(
                await account.Account.Payments.Query("T1", CancellationToken.None),
                Is.TypeOf<GatewayResult<PaymentReport>.Unknown>());
            Assert.That(
                await account.Account.Payments.Close("T1", CancellationToken.None),
                Is.TypeOf<GatewayResult<Nothing>.Unknown>());
        }

        HttpResponseMessage Spoilt()
        {
            var answer = account.WeChat.Signed(404, """{"code":"ORDER_NOT_EXIST"}""");
            answer.Content = new StringContent("""{"code":"ORDERNOTEXIST"}""");
            return answer;
        }
    }

    [TestCase(400, "ORDERPAID")]
    [TestCase(400, "ORDER_NOT_EXIST")]
    [TestCase(403, "NOT_FOUND")]
    public async Task Any_other_refusal_is_no_word_about_the_number(int status, string word)
    {
        using var account = new TestAccount();
        account.WeChat.AlwaysSigned(status, $$"""{"code":"{{word}}","message":"不行"}""");

        var answer = await account.Account.Payments.Query("T1", CancellationToken.None);

        Assert.That(answer, Is.EqualTo(new GatewayResult<PaymentReport>.Rejected(word, "不行")));
    }

    private static void IsNotKnown<T>(GatewayResult<T> answer, string word)
    {
        Assert.That(answer.Code(), Is.EqualTo(word));
        Assert.That(((GatewayResult<T>.Rejected)answer).NotKnown, Is.True);
    }
}
