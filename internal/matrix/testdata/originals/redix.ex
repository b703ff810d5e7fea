defmodule Lab do
  def start do
    Redix.start_link("rediss://:pw@db.lab.internal:6380")
  end
end
