#pragma warning disable EF1001, EF9100 // The provider offers no public way to say how a query's constants are found.
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace VillageCloud.Data;

internal static class ConstantsOfQueries
{
    public static DbContextOptionsBuilder InterpretConstants(this DbContextOptionsBuilder options) =>
        options.ReplaceService<ILiftableConstantProcessor, InterpretedConstants>();
}

/// <summary>A query that is asked for the first time looks up some twenty things of the model, each once. EF compiles
/// a method for each of them; walking through it is done sooner. What holds a function of its own is still compiled,
/// since that is called for each row. EF 10 does so itself (its issue 35208): with it this goes.</summary>
internal sealed class InterpretedConstants(
    ShapedQueryCompilingExpressionVisitorDependencies dependencies,
    RelationalShapedQueryCompilingExpressionVisitorDependencies relational,
    RelationalCommandBuilderDependencies commands)
    : RelationalLiftableConstantProcessor(dependencies, relational, commands)
{
    private readonly MaterializerLiftableConstantContext context = new(dependencies);
    private readonly RelationalMaterializerLiftableConstantContext relationalContext = new(
        dependencies, relational, commands);

    protected override ConstantExpression InlineConstant(LiftableConstantExpression liftableConstant)
    {
        ArgumentNullException.ThrowIfNull(liftableConstant);
        if (Functions.AreIn(liftableConstant.ResolverExpression.Body)) return base.InlineConstant(liftableConstant);
        return liftableConstant.ResolverExpression switch
        {
            Expression<Func<MaterializerLiftableConstantContext, object>> resolver =>
                Constant(resolver.Compile(preferInterpretation: true)(context)),
            Expression<Func<RelationalMaterializerLiftableConstantContext, object>> resolver =>
                Constant(resolver.Compile(preferInterpretation: true)(relationalContext)),
            _ => base.InlineConstant(liftableConstant),
        };

        ConstantExpression Constant(object value) => Expression.Constant(value, liftableConstant.Type);
    }

    private sealed class Functions : ExpressionVisitor
    {
        private bool found;

        public static bool AreIn(Expression body)
        {
            var visitor = new Functions();
            visitor.Visit(body);
            return visitor.found;
        }

        protected override Expression VisitLambda<T>(Expression<T> node)
        {
            found = true;
            return node;
        }
    }
}
