using VillageCloud.Domain.WeChat;

namespace VillageCloud.WeChat.Tests.Fakes;

internal static class ResultReading
{
    public static T Value<T>(this GatewayResult<T> result)
    {
        Assert.That(result, Is.TypeOf<GatewayResult<T>.Ok>());
        return ((GatewayResult<T>.Ok)result).Value;
    }

    public static string Code<T>(this GatewayResult<T> result)
    {
        Assert.That(result, Is.TypeOf<GatewayResult<T>.Rejected>());
        return ((GatewayResult<T>.Rejected)result).Code;
    }

    public static string Reason<T>(this GatewayResult<T> result)
    {
        Assert.That(result, Is.TypeOf<GatewayResult<T>.Unknown>());
        return ((GatewayResult<T>.Unknown)result).Reason;
    }
}
