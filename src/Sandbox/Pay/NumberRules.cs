namespace VillageCloud.Sandbox.Pay;

/// <summary>What the merchant's own numbers may hold besides ASCII letters and digits.</summary>
internal static class NumberRules
{
    public const string TradeNo = "_-|*";
    public const string RefundNo = "_-|*@";
    public const string Plain = "";
}
