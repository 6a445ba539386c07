using VillageCloud.Sandbox.Faults;
using VillageCloud.Sandbox.State;
using VillageCloud.Sandbox.Time;

namespace VillageCloud.Sandbox.Bills;

/// <summary>Money that moved on one Beijing day, straight out of the ledger.</summary>
internal sealed class FundBill(World world)
{
    private const string Header =
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号";

    private const string SummaryHeader = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额";

    /// <summary>Null when no money of the account moved that day.</summary>
    public byte[]? Write(DateOnly day, string account, BillFaults faults)
    {
        var flows = world.State.Flows
            .Where(flow => flow.Account == account && Beijing.DayOf(flow.At) == day)
            .ToList();
        if (flows.Count == 0)
            return null;
        if (faults.IsNet(day))
            flows = Net(flows);
        if (faults.IsShuffled(day))
            flows = [.. flows.AsEnumerable().Reverse().OrderBy(flow => flow.At)];
        var sheet = new BillSheet(Header, SummaryHeader);
        foreach (var flow in flows)
            sheet.Add(Values(flow));
        var income = flows.Where(flow => flow.Fen > 0).ToList();
        var outgo = flows.Where(flow => flow.Fen < 0).ToList();
        return sheet.Close(
            BillSheet.Count(flows.Count),
            BillSheet.Count(income.Count),
            BillSheet.Yuan(income.Sum(flow => flow.Fen)),
            BillSheet.Count(outgo.Count),
            BillSheet.Yuan(-outgo.Sum(flow => flow.Fen)));
    }

    /// <summary>A fee goes into the row before it, which then moves what really came or went.</summary>
    private static List<FundFlow> Net(List<FundFlow> flows)
    {
        var net = new List<FundFlow>();
        foreach (var flow in flows)
        {
            if (net.Count > 0 && net[^1].BusinessNo == flow.BusinessNo && flow.BusinessType.Contains("手续费"))
                net[^1] = net[^1] with { Fen = net[^1].Fen + flow.Fen, BalanceFen = flow.BalanceFen };
            else
                net.Add(flow);
        }

        return net;
    }

    private static string[] Values(FundFlow flow) =>
    [
        Beijing.BillTime(flow.At),
        flow.BusinessNo,
        flow.FlowNo,
        flow.BusinessName,
        flow.BusinessType,
        flow.Fen > 0 ? "收入" : "支出",
        BillSheet.Yuan(Math.Abs(flow.Fen)),
        BillSheet.Yuan(flow.BalanceFen),
        flow.Applicant,
        flow.Memo,
        flow.VoucherNo,
    ];
}
