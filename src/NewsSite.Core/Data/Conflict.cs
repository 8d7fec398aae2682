using Microsoft.EntityFrameworkCore;

namespace NewsSite.Core.Data;

/// <summary>Tells a collision of two who wrote at the same moment from every other fault of a database: whoever looks again can go on.</summary>
internal static class Conflict
{
    /// <summary>True when the exception says that a row was changed meanwhile, or that somebody else has just taken the same unique key.</summary>
    public static bool IsIn(Exception exception) => exception is DbUpdateConcurrencyException || UniqueViolation.IsIn(exception);
}
