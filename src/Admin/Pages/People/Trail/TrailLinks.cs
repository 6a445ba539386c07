using TrailRow = VillageCloud.Features.People.Access.ListTrail.TrailRow;

namespace VillageCloud.Admin.Pages.People.Trail;

/// <summary>Where that lies which somebody did something to.</summary>
internal static class TrailLinks
{
    public static string? PageOf(TrailRow row)
    {
        if (row.Document is not { Length: > 0 } document) return null;
        var number = Uri.EscapeDataString(document);
        return row.Verb switch
        {
            "refund.request" or "refund.request_late" => $"console/orders?open={number}",
            "refund.approve" or "refund.decline" or "ledger.topup" => $"console/approvals?q={number}",
            "ledger.close" => $"console/months?period={number}",
            "payout.draft" or "payout.approve" or "payout.discard" or "payout.redraft" =>
                $"console/payouts?open={number}",
            "bank.import" => $"console/bank?files.q={number}",
            "household.import" => "console/households",
            "restoration.check" => "console/reconciliation",
            "payee.request" or "phone.issue" or "phone.unlink" => $"console/households/{number}",
            "staff.request" or "staff.approve" or "staff.decline" or "staff.take_link" =>
                $"console/approvals?q={number}",
            _ when Is(row, "staff.") => $"console/staff?open={number}",
            _ when Is(row, "payee.") || Is(row, "phone.") => $"console/approvals?q={number}",
            _ when Is(row, "household.") || Is(row, "capital.") || Is(row, "departure.") || Is(row, "repayment.") =>
                $"console/households/{number}",
            _ when Is(row, "order.") => $"console/orders?open={number}",
            _ when Is(row, "sale.") => $"console/settlement?q={number}",
            _ when Is(row, "cost.") => $"console/costs?q={number}",
            _ when Is(row, "break.") => $"console/reconciliation?breaks.status=all&breaks.q={number}",
            _ when Is(row, "dividend.") || Is(row, "objection.") => "console/dividends",
            _ => null,
        };
    }

    private static bool Is(TrailRow row, string noun) => row.Verb.StartsWith(noun, StringComparison.Ordinal);
}
