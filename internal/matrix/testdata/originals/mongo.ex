defmodule Lab do
  def start do
    Mongo.start_link(url: "mongodb://lab:pw@db.lab.internal/lab?ssl=true")
  end
end
