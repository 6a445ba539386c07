using VillageCloud.Domain.Shared;

namespace VillageCloud.Domain.Ledger;

public sealed record TopUpInvalid()
    : Refusal("ledger.topup_invalid", "充值金额要大于 0，并填写充值单号");
