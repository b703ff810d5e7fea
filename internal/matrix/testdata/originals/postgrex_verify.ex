defmodule Lab do
  def start do
    Postgrex.start_link(hostname: "db.lab.internal", username: "lab", password: "pw", database: "lab", ssl: [verify: :verify_none])
  end
end
