using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using VillageCloud.Domain.Shared;

namespace VillageCloud.Data.Conventions;

/// <summary>Builds <c>row => row.CooperativeId == db.Tenant.Id</c> for an entity type known only at run time.</summary>
internal static class CooperativeFilter
{
    public static void Apply(ModelBuilder builder, Type entityType, VillageDb db)
    {
        var row = Expression.Parameter(entityType, "row");
        var rowCooperative = Expression.Property(row, nameof(ICooperativeOwned.CooperativeId));
        var tenant = Expression.Property(Expression.Constant(db, typeof(VillageDb)), nameof(VillageDb.Tenant));
        var scopeCooperative = Expression.Property(tenant, nameof(Tenant.Id));
        var filter = Expression.Lambda(Expression.Equal(rowCooperative, scopeCooperative), row);
        builder.Entity(entityType).HasQueryFilter(filter);
    }
}
