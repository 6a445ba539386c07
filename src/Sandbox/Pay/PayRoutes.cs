using VillageCloud.Sandbox.Bills;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Pay;

/// <summary>The endpoints of the pay host, by the names that faults are matched with.</summary>
internal static class PayRoutes
{
    private const string Transactions = "/v3/pay/transactions";
    private const string RefundPath = "/v3/refund/domestic/refunds";
    private const string TransferPath = "/v3/fund-app/mch-transfer/transfer-bills";

    public static Route[] Of(PayFace face, Certificates certificates, BillDesk bills) =>
    [
        new("GET", "/v3/certificates", "certificates", certificates.List),
        new("POST", $"{Transactions}/jsapi", "jsapi", face.Orders.Create)
        {
            Body = Orders.PrepayShape,
            NumberFrom = "out_trade_no",
            OpenIdFrom = "payer.openid",
        },
        new("GET", $"{Transactions}/out-trade-no/{{out_trade_no}}", "query-order", face.Orders.ByOutTradeNo)
        {
            NumberFrom = "out_trade_no",
        },
        new("GET", $"{Transactions}/id/{{transaction_id}}", "query-order", face.Orders.ById)
        {
            NumberFrom = "transaction_id",
        },
        new("POST", $"{Transactions}/out-trade-no/{{out_trade_no}}/close", "close", face.Orders.Close)
        {
            Body = Orders.CloseShape,
            NumberFrom = "out_trade_no",
        },
        new("POST", RefundPath, "refund", face.Refunds.Create)
        {
            Body = Refunds.CreateShape,
            NumberFrom = "out_refund_no",
        },
        new("GET", $"{RefundPath}/{{out_refund_no}}", "query-refund", face.Refunds.Query)
        {
            NumberFrom = "out_refund_no",
        },
        new("POST", TransferPath, "transfer", face.Transfers.Create)
        {
            Body = TransferRules.CreateShape,
            NumberFrom = "out_bill_no",
            OpenIdFrom = "openid",
        },
        new("GET", $"{TransferPath}/out-bill-no/{{out_bill_no}}", "query-transfer", face.Transfers.ByOutBillNo)
        {
            NumberFrom = "out_bill_no",
        },
        new(
            "GET",
            $"{TransferPath}/transfer-bill-no/{{transfer_bill_no}}",
            "query-transfer",
            face.Transfers.ByTransferBillNo)
        {
            NumberFrom = "transfer_bill_no",
        },
        new("POST", $"{TransferPath}/out-bill-no/{{out_bill_no}}/cancel", "cancel-transfer", face.Transfers.Cancel)
        {
            NumberFrom = "out_bill_no",
        },
        new("GET", "/v3/bill/tradebill", "tradebill", bills.Trade),
        new("GET", "/v3/bill/fundflowbill", "fundflowbill", bills.Fund),
        new("GET", "/v3/billdownload/file", "billdownload", bills.File),
    ];
}
