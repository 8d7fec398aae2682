using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NewsSite.Core.Data;

/// <summary>
/// Every time in the store is UTC, to the microsecond, which is the finest that all three databases keep: what is written is what is
/// read back. A local time is a bug and throws.
/// </summary>
public sealed class UtcTime() : ValueConverter<DateTime, DateTime>(time => ToStore(time), time => DateTime.SpecifyKind(time, DateTimeKind.Utc))
{
    /// <summary>Cut to the microsecond.</summary>
    /// <exception cref="ArgumentException">The time is local.</exception>
    public static DateTime ToStore(DateTime time)
    {
        if (time.Kind == DateTimeKind.Local)
            throw new ArgumentException("Times in the store are UTC; this one is local.", nameof(time));
        return new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }
}
